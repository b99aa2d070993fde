import type { AttributeReader } from "../../../model/attribute-reader";
import { policyOf, type Statement } from "../../rules/policies";
import type { RuleContext } from "../../rules/rule-context";
import { each, isThere } from "../attribute-checks";
import { companionsOf } from "../companions";
import { isForeign, ownAccounts } from "../own-accounts";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const TOPICS = ["aws_sns_topic"] as const;
const GUIDE = "https://docs.aws.amazon.com/sns/latest/dg";
const SECURE_TRANSPORT = /"aws:SecureTransport":\[?"?false/iu;

const isOpen = ({ effect, principals, isConditional }: Statement): boolean =>
  effect === "Allow" && !isConditional && principals.includes("*");

export const TOPICS_RULES: readonly SecurityRule[] = [
  {
    id: "topic-key",
    title: "A topic is encrypted with a key of its owner",
    why: "Messages tell what is broken.",
    source: fsbp("sns", 1),
    ids: ["CKV_AWS_26", "AWS-0095", "AWS-0136", "SNS.1"],
    check: isThere({ types: TOPICS, path: "kms_master_key_id", fix: "Name a key in kms_master_key_id." }),
  },
  {
    id: "topic-world",
    title: "A topic is not everybody's",
    why: "Whoever may subscribe hears of every failure, and whoever may publish invents some.",
    source: fsbp("sns", 4),
    ids: ["CKV_AWS_169", "SNS.4"],
    check: ofTopics(
      (statements) => !statements.some(isOpen),
      "admits everybody",
      "Name the account's root, and the services.",
    ),
  },
  {
    id: "topic-accounts",
    title: "A topic is of one account",
    why: "Another account's people hear of every failure.",
    source: `${GUIDE}/sns-access-policy-use-cases.html`,
    ids: ["CKV_AWS_385"],
    check: ofTopics(
      (statements, own) =>
        !statements.some(
          ({ effect, principals }) => effect === "Allow" && principals.some((name) => isForeign(name, own)),
        ),
      "admits another account",
      "Name the account's root, and the services.",
    ),
  },
  {
    id: "topic-tls",
    title: "A topic refuses what is published without TLS",
    why: "Messages would travel in the open.",
    source: `${GUIDE}/sns-security-best-practices.html`,
    ids: ["AwsSolutions-SNS3"],
    check: ofTopics(
      (statements) =>
        statements.some(({ effect, condition }) => effect === "Deny" && SECURE_TRANSPORT.test(condition)),
      "takes messages without TLS",
      "Deny sns:Publish to everybody where aws:SecureTransport is false.",
    ),
  },
];

function ofTopics(
  isGood: (statements: readonly Statement[], own: ReadonlySet<string>) => boolean,
  what: string,
  fix: string,
): SecurityRule["check"] {
  return each(TOPICS, undefined, (topic, context) => judge(topic, context, isGood, what, fix));
}

function judge(
  topic: AttributeReader,
  context: RuleContext,
  isGood: (statements: readonly Statement[], own: ReadonlySet<string>) => boolean,
  what: string,
  fix: string,
): Judged {
  const { address } = topic;
  const { own, doubt } = companionsOf(context, topic, ["aws_sns_topic_policy"], "arn");
  const documents = [...own, ...(topic.isWritten("policy") ? [topic] : [])];
  const told = documents.map((each) => policyOf(each, "policy"));
  if (told.includes("not told")) return cannotTell(address, `the policy of ${address} is not told`, fix);
  if (documents.length === 0 && doubt !== undefined) return cannotTell(address, doubt, fix);
  // Without one the default admits the account alone, and TLS is not asked for.
  const statements = told.flatMap((each) => (each === "not told" ? [] : each));
  return isGood(statements, ownAccounts(context))
    ? pass(address)
    : finding(address, `${address} ${what}`, fix);
}
