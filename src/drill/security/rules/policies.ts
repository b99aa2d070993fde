import { fsbp, type SecurityRule } from "../security-rule";
import { isEvery, judgePolicies, namesAny, OF_EVERYTHING } from "../statements";

const LEAST = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";
const NAME = "Name the actions and the resources that are needed.";

export const POLICIES: readonly SecurityRule[] = [
  {
    id: "policy-administrator",
    title: "No policy allows everything on everything",
    why: "Whoever breaks into one instance has the account.",
    source: fsbp("iam", 1),
    ids: ["CKV_AWS_62", "AWS-0346", "IAM.1", "CIS-1.16"],
    check: judgePolicies(
      (statement) => isEvery(statement.actions) && isEvery(statement.resources),
      "allows *:*",
      NAME,
    ),
  },
  {
    id: "policy-every-action",
    title: "No policy allows every action",
    why: "What is not needed is there for whoever breaks in.",
    source: LEAST,
    ids: ["CKV_AWS_63", "AWS-0057"],
    check: judgePolicies(({ actions }) => isEvery(actions), "allows every action", NAME),
  },
  {
    id: "policy-service-wildcard",
    title: "No policy allows every action of a service",
    why: "A service's actions grow, and the policy with them.",
    source: fsbp("iam", 21),
    ids: ["IAM.21", "AWS-0345"],
    check: judgePolicies(
      ({ actions }) => actions.some((action) => /^(?:\*|[\w-]+:\*)$/u.test(action)),
      "allows every action of a service",
      NAME,
    ),
  },
  {
    id: "policy-iam",
    title: "No policy allows all of IAM",
    why: "Whoever may write policies may do everything.",
    source: LEAST,
    ids: ["CKV2_AWS_40"],
    check: judgePolicies(
      ({ actions }) => actions.some((action) => /^(?:\*|iam:\*)$/iu.test(action)),
      "allows all of IAM",
      NAME,
    ),
  },
  {
    id: "policy-privileges",
    title: "No policy gives rights away on every resource",
    why: "Whoever may pass any role, or change any policy, has what these have.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    ids: ["CKV_AWS_286", "CKV_AWS_289", "AWS-0342"],
    check: judgePolicies(
      (statement) =>
        isEvery(statement.resources) &&
        namesAny(
          statement,
          /^(?:\*|iam:(?:\*|PassRole|(?:Attach|Put|Create|Set|Update|Add|Delete|Detach).*)|sts:AssumeRole|kms:(?:CreateGrant|PutKeyPolicy)|[\w-]+:Put\w*Policy)$/iu,
        ),
      "gives rights away on every resource",
      NAME,
    ),
  },
  {
    id: "policy-credentials",
    title: "No policy reads every secret",
    why: "One broken instance would have the passwords of all.",
    source: LEAST,
    ids: ["CKV_AWS_287"],
    check: judgePolicies(
      (statement) =>
        isEvery(statement.resources) &&
        namesAny(
          statement,
          /^(?:\*|secretsmanager:(?:\*|Get.*)|ssm:(?:\*|GetParameter.*)|iam:(?:CreateAccessKey|CreateLoginProfile)|sts:GetFederationToken|ecr:GetAuthorizationToken|rds-db:connect)$/iu,
        ),
      "reads the secrets of all",
      NAME,
    ),
  },
  {
    id: "policy-data",
    title: "No policy reads the data of everybody",
    why: "One broken instance would carry away the objects of every bucket.",
    source: LEAST,
    ids: ["CKV_AWS_288"],
    check: judgePolicies(
      (statement) =>
        isEvery(statement.resources) &&
        namesAny(
          statement,
          /^(?:\*|s3:(?:\*|Get\*|GetObject.*)|dynamodb:(?:\*|GetItem|Scan|Query)|secretsmanager:GetSecretValue|ssm:GetParameters?)$/iu,
        ),
      "reads everybody's data",
      NAME,
    ),
  },
  {
    id: "policy-decrypts-everything",
    title: "No policy decrypts with every key",
    why: "A key that everybody may use protects nothing.",
    source: fsbp("kms", 2),
    ids: ["KMS.2"],
    check: judgePolicies(
      (statement) =>
        isEvery(statement.resources) &&
        namesAny(statement, /^(?:\*|kms:(?:\*|Decrypt|ReEncrypt\*|ReEncryptFrom))$/iu),
      "decrypts with every key",
      "Name the key.",
    ),
  },
  {
    id: "policy-every-resource",
    title: "A policy names resources wherever the action takes them",
    why: "An action on every resource reaches those of others.",
    source:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ids: ["CKV_AWS_290", "CKV_AWS_355"],
    check: judgePolicies(
      ({ actions, resources }) => isEvery(resources) && actions.some((action) => !OF_EVERYTHING.test(action)),
      "allows an action on every resource that takes a resource",
      NAME,
    ),
  },
  {
    id: "policy-wildcard",
    title: "No policy has a wildcard",
    why: "A star stands for what is added tomorrow, too.",
    source: LEAST,
    ids: ["AwsSolutions-IAM5"],
    check: judgePolicies(
      ({ actions, resources }) => [...actions, ...resources].some((text) => text.includes("*")),
      "has a wildcard",
      NAME,
    ),
  },
];
