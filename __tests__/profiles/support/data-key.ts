import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import type { Environment } from "../../../src/config/environment";
import { keyAlias } from "../../../src/config/physical-names";
import type { Lab } from "../../local/gateway/support/lab";

/** What the state stack makes, and the durable stack looks up; answers its ARN. */
export async function makeDataKey({ settings }: Lab, environment: Environment): Promise<string> {
  const kms = new KMSClient(settings);
  try {
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const TargetKeyId = KeyMetadata?.KeyId;
    await kms.send(new CreateAliasCommand({ AliasName: keyAlias(environment, "data"), TargetKeyId }));
    return KeyMetadata?.Arn ?? "";
  } finally {
    kms.destroy();
  }
}
