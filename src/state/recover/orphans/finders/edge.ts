import { KeyAlgorithm, ListTagsForCertificateCommand, paginateListCertificates } from "@aws-sdk/client-acm";
import {
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
  paginateListHostedZones,
  type ResourceRecordSet,
  type Route53Client,
} from "@aws-sdk/client-route-53";
import { ListWebACLsCommand, type WAFV2Client, type WebACLSummary } from "@aws-sdk/client-wafv2";
import { allPages } from "../../../../foundation/all-pages";
import { carries, type Finder, nameTag } from "../finder";

/** What stands between users and the web balancer: names, certificates, the firewall. */
export const EDGE: Readonly<Record<string, Finder>> = {
  aws_acm_certificate: {
    kind: "by-tags",
    action: "acm:ListCertificates",
    keys: ["tags.Name"],
    list: async ({ acm: client }, tags) => {
      // Without the key types only RSA's certificates are listed.
      const keyTypes = Object.values(KeyAlgorithm);
      const all = await allPages(
        paginateListCertificates({ client }, { Includes: { keyTypes } }),
        (page) => page.CertificateSummaryList,
      );
      const tagged = await Promise.all(
        all.map(async ({ CertificateArn = "" }) => {
          const { Tags } = await client.send(new ListTagsForCertificateCommand({ CertificateArn }));
          return { arn: CertificateArn, Tags };
        }),
      );
      return tagged
        .filter(({ Tags }) => carries(Tags, tags))
        .map(({ arn, Tags }) => ({ id: arn, attributes: { arn }, keys: { "tags.Name": nameTag(Tags) } }));
    },
  },
  aws_route53_zone: {
    kind: "by-tags",
    action: "route53:ListHostedZones",
    keys: ["name"],
    list: async ({ route53: client }, tags) => {
      const zones = await allPages(paginateListHostedZones({ client }, {}), (page) => page.HostedZones);
      const tagged = await Promise.all(
        zones.map(async ({ Id = "", Name = "" }) => {
          const id = Id.replace(/^.*\//u, "");
          const { ResourceTagSet } = await client.send(
            new ListTagsForResourceCommand({ ResourceType: "hostedzone", ResourceId: id }),
          );
          return { id, name: withoutDot(Name), tags: ResourceTagSet?.Tags };
        }),
      );
      return tagged
        .filter((zone) => carries(zone.tags, tags))
        .map(({ id, name }) => ({ id, attributes: { zone_id: id, name }, keys: { name } }));
    },
  },
  aws_route53_record: {
    kind: "by-name",
    action: "route53:ListResourceRecordSets",
    // The proof of a certificate has no alias: a deploy writes it over whatever stands there.
    keys: ["zone_id", "alias.name"],
    look: async ({ route53: client }, wanted) => {
      const { zone_id: HostedZoneId = "", "alias.name": target = "" } = wanted;
      if (target === "" || HostedZoneId === "") return [];
      const records = await recordSets(client, HostedZoneId);
      return records
        .filter(({ AliasTarget }) => sameName(AliasTarget?.DNSName, target))
        .map(({ Name = "", Type = "" }) => ({
          id: `${HostedZoneId}_${withoutDot(Name)}_${Type}`,
          keys: wanted,
        }));
    },
  },
  aws_wafv2_web_acl: {
    kind: "by-name",
    action: "wafv2:ListWebACLs",
    keys: ["name"],
    look: async ({ wafv2 }, wanted) =>
      (await webAcls(wafv2))
        .filter(({ Name }) => Name === wanted["name"])
        .map(({ Id = "", Name = "", ARN: arn }) => ({
          id: `${Id}/${Name}/REGIONAL`,
          attributes: { arn },
          keys: wanted,
        })),
  },
};

/** The SDK has no paginator for these two. */
async function recordSets(
  client: Route53Client,
  HostedZoneId: string,
): Promise<readonly ResourceRecordSet[]> {
  const all: ResourceRecordSet[] = [];
  let next: Pick<ResourceRecordSet, "Name" | "Type"> | undefined;
  do {
    const page = await client.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId,
        StartRecordName: next?.Name,
        StartRecordType: next?.Type,
      }),
    );
    all.push(...(page.ResourceRecordSets ?? []));
    next = page.IsTruncated === true ? { Name: page.NextRecordName, Type: page.NextRecordType } : undefined;
  } while (next !== undefined);
  return all;
}

async function webAcls(client: WAFV2Client): Promise<readonly WebACLSummary[]> {
  const all: WebACLSummary[] = [];
  let NextMarker: string | undefined;
  do {
    const page = await client.send(
      new ListWebACLsCommand({ Scope: "REGIONAL", ...(NextMarker === undefined ? {} : { NextMarker }) }),
    );
    const found = page.WebACLs ?? [];
    all.push(...found);
    // WAF gives a marker with the last page too.
    NextMarker = found.length === 0 ? undefined : page.NextMarker;
  } while (NextMarker !== undefined);
  return all;
}

function withoutDot(name: string): string {
  return name.replace(/\.$/u, "");
}

function sameName(found: string | undefined, wanted: string): boolean {
  return withoutDot(found ?? "").toLowerCase() === wanted.toLowerCase();
}
