import { isAbsent } from "../../../model/value-steps";
import { finding, pass, type SecurityRule } from "../security-rule";

const KEYS = ["access_key", "secret_key", "token"] as const;

export const PROVIDERS: readonly SecurityRule[] = [
  {
    id: "provider-keys",
    title: "No credentials stand in a provider",
    why: "They stand in every clone and in every pipeline's log.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html",
    ids: ["CKV_AWS_41"],
    check: ({ graph }) =>
      graph.providers
        .filter(({ name }) => name === "aws")
        .map(({ alias, attributes }) => {
          const address = alias === undefined ? "provider.aws" : `provider.aws.${alias}`;
          // What a variable brings stands nowhere; what a variable has as its default does.
          const written = KEYS.filter((key) => {
            const value = attributes[key];
            return value?.kind === "known" && !isAbsent(value);
          });
          return written.length === 0
            ? pass(address)
            : finding(
                address,
                `${address} has ${written.join(", ")}`,
                "Take them out: the shell, a profile or a role gives them.",
              );
        }),
  },
];
