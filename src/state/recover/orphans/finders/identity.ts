import { GetInstanceProfileCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import {
  DescribeKeyCommand,
  paginateListAliases,
  paginateListKeys,
  paginateListResourceTags,
} from "@aws-sdk/client-kms";
import { allPages } from "../../../../foundation/all-pages";
import { carries, type Finder, ifThere, type Live } from "../finder";

/** Roles and keys. */
export const IDENTITY: Readonly<Record<string, Finder>> = {
  aws_iam_role: {
    kind: "by-name",
    action: "iam:GetRole",
    keys: ["name"],
    look: async ({ iam }, wanted) => {
      const RoleName = wanted["name"] ?? "";
      const role = (await ifThere(() => iam.send(new GetRoleCommand({ RoleName }))))?.Role;
      return role === undefined
        ? []
        : [{ id: RoleName, attributes: { name: RoleName, arn: role.Arn }, keys: wanted }];
    },
  },
  aws_iam_instance_profile: {
    kind: "by-name",
    action: "iam:GetInstanceProfile",
    keys: ["name"],
    look: async ({ iam }, wanted) => {
      const name = wanted["name"] ?? "";
      const input = { InstanceProfileName: name };
      const profile = (await ifThere(() => iam.send(new GetInstanceProfileCommand(input))))?.InstanceProfile;
      return profile === undefined
        ? []
        : [{ id: name, attributes: { name, arn: profile.Arn }, keys: wanted }];
    },
  },
  aws_kms_key: {
    kind: "by-tags",
    action: "kms:ListKeys",
    // A key has no name. Its alias has one, but comes after it.
    keys: ["description"],
    list: async ({ kms: client }, tags) => {
      const ours: Live[] = [];
      for (const { KeyId = "" } of await allPages(paginateListKeys({ client }, {}), (page) => page.Keys)) {
        const { KeyMetadata: key } = await client.send(new DescribeKeyCommand({ KeyId }));
        // AWS's own keys do not tell their tags to everybody; one that is to be deleted is gone.
        if (key?.KeyManager !== "CUSTOMER" || key.KeyState?.startsWith("Pending") === true) continue;
        const found = await allPages(paginateListResourceTags({ client }, { KeyId }), (page) => page.Tags);
        if (
          carries(
            found.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })),
            tags,
          )
        )
          ours.push({
            id: KeyId,
            attributes: { arn: key.Arn, key_id: KeyId },
            keys: { description: key.Description ?? "" },
          });
      }
      return ours;
    },
  },
  aws_kms_alias: {
    kind: "by-name",
    action: "kms:ListAliases",
    keys: ["name"],
    look: async ({ kms: client }, wanted) => {
      const aliases = await allPages(paginateListAliases({ client }, {}), (page) => page.Aliases);
      return aliases
        .filter(({ AliasName }) => AliasName === wanted["name"])
        .map(({ AliasName: name = "", AliasArn: arn }) => ({
          id: name,
          attributes: { name, arn },
          keys: wanted,
        }));
    },
  },
};
