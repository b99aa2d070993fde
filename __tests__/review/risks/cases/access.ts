import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const KEY = "aws_kms_key.volume_key";
const NARROW = '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}]}';
const OTHER =
  '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::a/*"}]}';
const WIDE = '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
const EVERYBODY = '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"*"}}]}';
const ONE =
  '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}';
const OWN_KEY =
  '{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Principal":{"AWS":"arn:aws:iam::1:root"}}]}';

export const ACCESS_CASES: readonly RiskCase[] = [
  {
    id: "identity-changed",
    fires: [
      {
        label: "another trust",
        changes: change("aws_iam_role.web", "update", { assume_role_policy: [NARROW, ONE] }),
        risks: [
          "high aws_iam_role.web assume_role_policy: assume_role_policy changes: who may use it changes",
        ],
      },
      {
        label: "trust in everybody",
        changes: change("aws_iam_role.web", "update", { assume_role_policy: [ONE, EVERYBODY] }),
        risks: [
          "critical aws_iam_role.web assume_role_policy: assume_role_policy allows everybody from now on",
        ],
      },
      {
        label: "another policy",
        changes: change("aws_iam_role_policy.web", "update", { policy: [NARROW, OTHER] }),
        risks: ["medium aws_iam_role_policy.web policy: policy changes: what it allows changes"],
      },
      {
        label: "every action from now on",
        changes: change("aws_iam_role_policy.web", "update", { policy: [NARROW, WIDE] }),
        risks: ["critical aws_iam_role_policy.web policy: policy allows every action from now on"],
      },
      {
        label: "a new policy with every action",
        changes: change("aws_iam_policy.all", "create", { policy: [undefined, WIDE] }),
        risks: ["high aws_iam_policy.all policy: policy allows every action"],
      },
      {
        label: "a new attachment to a role that is there",
        changes: change("aws_iam_role_policy_attachment.ssm", "create", {
          role: [undefined, "web"],
          policy_arn: [undefined, "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
        }),
        risks: [
          "medium aws_iam_role_policy_attachment.ssm role: the role web, which is there already, may do more",
        ],
      },
      {
        label: "an administrator",
        changes: change("aws_iam_role_policy_attachment.admin", "create", {
          role: [undefined, UNKNOWN],
          policy_arn: [undefined, "arn:aws:iam::aws:policy/AdministratorAccess"],
        }),
        risks: ["high aws_iam_role_policy_attachment.admin policy_arn: policy_arn allows every action"],
      },
      {
        label: "gone",
        changes: [
          change("aws_iam_role.web", "delete"),
          change("aws_iam_role_policy.web", "replace-delete-first", {}, { replacePaths: [["role"]] }),
        ],
        risks: [
          "high aws_iam_role.web -: is destroyed: what relied on it is refused",
          "high aws_iam_role_policy.web -: is replaced (deleted, then created anew), which role forces: what relied on it is refused meanwhile",
        ],
      },
      {
        label: "the policy of a key",
        changes: change(KEY, "update", { policy: [ONE, OWN_KEY] }),
        risks: ["high aws_kms_key.volume_key policy: policy changes: who may use it changes"],
      },
      {
        label: "the policy of a bucket",
        changes: change("aws_s3_bucket_policy.uploads", "update", { policy: [NARROW, OTHER] }),
        risks: ["high aws_s3_bucket_policy.uploads policy: policy changes: who may use it changes"],
      },
    ],
    untold: [
      {
        label: "a policy that is known later",
        changes: change("aws_iam_role_policy.web", "update", { policy: [NARROW, UNKNOWN] }),
        risks: [
          "high aws_iam_role_policy.web policy: policy changes; what it allows changes, and how cannot be told",
        ],
      },
      {
        label: "a hidden trust",
        changes: change("aws_iam_role.web", "update", { assume_role_policy: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_iam_role.web assume_role_policy: assume_role_policy changes and is hidden; who may use it changes, and how cannot be told",
        ],
      },
      {
        label: "what is no policy that can be read",
        changes: change("aws_iam_policy.all", "update", { policy: ["{", "{}"] }),
        risks: ["medium aws_iam_policy.all policy: policy changes: what it allows changes"],
      },
    ],
    quiet: [
      [
        "the policy of a new endpoint",
        change("aws_vpc_endpoint.s3", "create", { policy: [undefined, EVERYBODY] }),
      ],
      ["tags of a role", change("aws_iam_role.web", "update", { "tags.Owner": ["a", "b"] })],
      [
        "a new role",
        change("aws_iam_role.web", "create", {
          name: [undefined, "web"],
          assume_role_policy: [undefined, ONE],
        }),
      ],
      [
        "a policy of a role that is made now",
        [
          change("aws_iam_role.web", "create", {
            name: [undefined, "web"],
            assume_role_policy: [undefined, ONE],
          }),
          change("aws_iam_role_policy.web", "create", {
            role: [undefined, "web"],
            policy: [undefined, UNKNOWN],
          }),
        ],
      ],
      [
        "a policy of a role whose id is known later",
        change("aws_iam_role_policy.web", "create", {
          role: [undefined, UNKNOWN],
          policy: [undefined, UNKNOWN],
        }),
      ],
      [
        "the bucket of the state, which is worse",
        change("aws_s3_bucket_policy.state", "update", { policy: [NARROW, OTHER] }),
      ],
      ["a new key that its account uses", change(KEY, "create", { policy: [undefined, OWN_KEY] })],
    ],
  },
  {
    id: "bucket-made-public",
    fires: [
      {
        label: "one setting",
        changes: change("aws_s3_bucket_public_access_block.uploads", "update", {
          block_public_policy: [true, false],
        }),
        risks: [
          "high aws_s3_bucket_public_access_block.uploads block_public_policy: block_public_policy goes from true to false: a policy or an ACL alone can make the bucket public",
        ],
      },
      {
        label: "gone",
        changes: change("aws_s3_bucket_public_access_block.uploads", "delete"),
        risks: [
          "high aws_s3_bucket_public_access_block.uploads -: is destroyed: a policy alone can make the bucket public",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change("aws_s3_bucket_public_access_block.uploads", "update", {
          restrict_public_buckets: [HIDDEN, HIDDEN],
        }),
        risks: [
          "high aws_s3_bucket_public_access_block.uploads restrict_public_buckets: restrict_public_buckets changes and is hidden: what that changes cannot be told; at worst, a policy or an ACL alone can make the bucket public",
        ],
      },
    ],
    quiet: [
      [
        "on",
        change("aws_s3_bucket_public_access_block.uploads", "update", { block_public_acls: [false, true] }),
      ],
    ],
  },
];
