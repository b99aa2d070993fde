import type { Mutant } from "../mutant";
import { BACKEND, BACKEND_TEMPLATE, reference, WEB, WEB_BALANCER, WEB_TARGETS, WEB_TEMPLATE } from "../names";
import { addResource, dropStatements, replaceText, set, unset } from "../operations";

const ROLE = "aws_iam_role.backend_role";
const ROLE_POLICY = "aws_iam_role_policy.backend_role";
const PROFILE = "aws_iam_instance_profile.backend_role";

/** Set aside a second time: what instances boot, on what, and with whose rights. */
export const SECOND_INSTANCES: readonly Mutant[] = [
  {
    id: "web-boots-nothing",
    class: "boot script",
    operations: [unset(WEB_TEMPLATE, "user_data")],
    at: [WEB_TEMPLATE, WEB, WEB_TARGETS],
    why: "AWS's own image serves nothing on port 8080: without a boot script no instance ever passes a check.",
  },
  {
    id: "web-server-listens-elsewhere",
    class: "boot script",
    operations: [replaceText(WEB_TEMPLATE, ["user_data"], "listen 8080 ", "listen 8000 ")],
    at: [WEB_TEMPLATE, WEB, WEB_TARGETS],
    concerns: [WEB_BALANCER],
    why: "The balancer asks on port 8080, where nobody listens: every check is refused.",
  },
  {
    id: "backend-role-without-its-secrets",
    class: "role permissions",
    operations: [dropStatements(ROLE_POLICY, "policy", "ApplicationSecret", "MasterSecretAtFirstBoot")],
    at: [ROLE_POLICY, ROLE, PROFILE, BACKEND_TEMPLATE, BACKEND],
    why: "Secrets Manager refuses what no statement allows: a new backend instance gets no login for its database.",
  },
  {
    id: "backend-role-trusts-somebody-else",
    class: "role trust",
    operations: [replaceText(ROLE, ["assume_role_policy"], "ec2.amazonaws.com", "lambda.amazonaws.com")],
    at: [ROLE, PROFILE, BACKEND_TEMPLATE, BACKEND],
    why: "EC2 may not assume the role, so the metadata service hands out no credentials, and every call of the instance fails.",
  },
  {
    id: "backend-without-a-metadata-service",
    class: "metadata service",
    operations: [set(BACKEND_TEMPLATE, [["metadata_options", "http_endpoint"], "disabled"])],
    at: [BACKEND_TEMPLATE, BACKEND],
    why: "Credentials of the role come from the metadata service alone: the boot script's calls of AWS have none.",
  },
  {
    id: "web-type-of-another-architecture",
    class: "architecture",
    operations: [set(WEB_TEMPLATE, [["instance_type"], "t4g.medium"])],
    at: [WEB_TEMPLATE, WEB],
    why: "EC2 refuses to launch an image for x86-64 on a Graviton type: what runs goes on, and no replacement ever comes.",
  },
  {
    id: "web-close-together",
    class: "placement",
    operations: [
      addResource("aws_placement_group.close", { name: "close", strategy: "cluster" }),
      set(WEB, [["placement_group"], reference("aws_placement_group.close")]),
    ],
    at: ["aws_placement_group.close", WEB, WEB_TEMPLATE],
    why: "A cluster placement group lies in one zone: launches in the other are refused, and T3 is not accepted at all.",
  },
];
