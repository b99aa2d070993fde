import { isKept } from "./kinds";
import { lossesOf, lost } from "./losses";
import { eachChange, type RiskRule } from "./risk-rule";

export const imdsRelaxed: RiskRule = {
  id: "imds-relaxed",
  title: "The metadata service no longer wants a token",
  severity: "high",
  outage: "Whoever makes an instance fetch a URL reads the credentials of its role.",
  fix: 'Keep http_tokens = "required".',
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    const attributes =
      change.type === "aws_ec2_instance_metadata_defaults"
        ? ["http_tokens"]
        : ["metadata_options.http_tokens"];
    return attributes
      .flatMap((attribute) => lossesOf(change, attribute, (value) => value === "required"))
      .map((loss) =>
        lost(change, "high", loss, "whoever makes an instance fetch a URL reads its credentials"),
      );
  }),
};
