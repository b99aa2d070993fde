import type { AttributeReader } from "../../../model/attribute-reader";
import { readersOf, type RuleContext } from "../../rules/rule-context";
import { valueOf } from "../../rules/told-values";
import { each } from "../attribute-checks";
import { unreadOf } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const WHY = "Calls that need no way out can be had without one.";
/** Who pulls images. */
const USES_IMAGES = ["aws_ecr_repository", "aws_ecs_service", "aws_ecs_cluster", "aws_eks_cluster"];

const usesImages = (_: AttributeReader, context: RuleContext): boolean =>
  readersOf(context, ...USES_IMAGES).length > 0;

export const ENDPOINTS: readonly SecurityRule[] = [
  rule("endpoint-ec2", "EC2's API is reached by an endpoint", "ec2", "EC2.10", 10),
  rule("endpoint-ssm", "Systems Manager is reached by an endpoint", "ssm", "EC2.57", 57),
  rule(
    "endpoint-ecr-api",
    "The registry's API is reached by an endpoint",
    "ecr.api",
    "EC2.55",
    55,
    usesImages,
  ),
  rule("endpoint-ecr-images", "Images are pulled by an endpoint", "ecr.dkr", "EC2.56", 56, usesImages),
];

function rule(
  id: string,
  title: string,
  service: string,
  control: string,
  number: number,
  isAbout?: (network: AttributeReader, context: RuleContext) => boolean,
): SecurityRule {
  return {
    id,
    title,
    why: WHY,
    source: fsbp("ec2", number),
    ids: [control],
    check: each(["aws_vpc"], isAbout, (network, context) => judge(network, context, service)),
  };
}

function judge({ address }: AttributeReader, context: RuleContext, service: string): Judged {
  const fix = `Add an interface endpoint for ${service} in every zone.`;
  const endpoints = context.topology.endpoints.filter(({ kind }) => kind === "interface");
  const isIts = (network: string | undefined): boolean => network === undefined || network === address;
  const own = endpoints.filter(({ network }) => isIts(valueOf(network)));
  const names = readersOf(context, "aws_vpc_endpoint").filter((reader) =>
    own.some((endpoint) => endpoint.address === reader.address),
  );
  const told = names.map((reader) => reader.text("service_name"));
  if (told.some((name) => name.known && name.value.endsWith(`.${service}`))) return pass(address);
  const unclear = told.flatMap((name) => (name.known ? [] : [name.because]));
  const [doubt] = [...unclear, ...unreadOf(context)];
  const message = `${address} has no interface endpoint for ${service}`;
  return doubt === undefined
    ? finding(address, message, fix)
    : cannotTell(address, `${message}, but ${doubt}`, fix);
}
