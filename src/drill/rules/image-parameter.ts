import type { Template } from "../../model/topology";
import { readerAt, type RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

/**
 * The SSM parameter that a template's image comes from, such as
 * `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64`. Undefined where the image is named otherwise.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
 */
export function imageParameterOf(context: RuleContext, { image }: Template): string | undefined {
  const written = valueOf(image);
  if (written?.startsWith("resolve:ssm:") === true) return written.slice("resolve:ssm:".length);
  const address = /^\$\{(.*data\.aws_ssm_parameter\..+)\.(?:insecure_)?value\}$/u.exec(written ?? "")?.[1];
  const name = address === undefined ? undefined : readerAt(context, address)?.text("name");
  return name && valueOf(name);
}
