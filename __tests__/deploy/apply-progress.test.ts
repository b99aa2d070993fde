import { type ApplyProgress, readProgress, startProgress } from "../../src/deploy/apply-progress";
import { extractErrors, lastWords } from "../../src/deploy/terraform-errors";
import { describeProgress } from "../../src/deploy/waiting-notes";

/** Lines as the cdktf CLI 0.21 prints them: the stack first, the construct's path after the address. */
const LINES = [
  "durable-dev  Plan: 3 to add, 1 to change, 0 to destroy.",
  "durable-dev  aws_vpc.network (network/vpc): Creating...",
  "             aws_lb.web_balancer (web/balancer/lb): Creating...",
  "durable-dev  aws_vpc.network (network/vpc): Creation complete after 2s [id=vpc-1]",
  "durable-dev  data.aws_ssm_parameter.image (image): Reading...",
  "durable-dev  aws_lb.web_balancer (web/balancer/lb): Still creating... [10s elapsed]",
  "durable-dev  aws_db_instance.database (database/db-instance): Modifying... [id=db-1]",
];

function progressAfter(lines: readonly string[]): ApplyProgress {
  return lines.reduce(
    (progress, line, index) => readProgress(progress, line, (index + 1) * 1000),
    startProgress(0),
  );
}

it("counts what is done and knows what is being worked on", () => {
  expect(progressAfter(LINES)).toEqual({
    planned: 4,
    done: 1,
    running: new Map([
      ["aws_lb.web_balancer", 3000],
      ["aws_db_instance.database", 7000],
    ]),
    lastChange: 7000,
    complete: false,
  });
});

it.each([
  ["durable-dev  Apply complete! Resources: 4 added, 0 changed, 0 destroyed.", true],
  ["durable-dev  Destroy complete! Resources: 6 destroyed.", true],
  ["durable-dev  aws_vpc.network (network/vpc): Creation complete after 2s", false],
])("takes Terraform's word alone for its end: %s", (line, complete) => {
  expect(readProgress(startProgress(0), line, 1).complete).toBe(complete);
});

it("understands addresses without a path, of modules and with keys", () => {
  const lines = ['module.a.aws_subnet.b["x y"]: Creating...', "aws_vpc.c: Destroying... [id=vpc-1]"];
  expect([...progressAfter(lines).running.keys()]).toEqual(['module.a.aws_subnet.b["x y"]', "aws_vpc.c"]);
});

describe("what is told of it", () => {
  it.each<[string, readonly string[], number, string]>([
    ["before the plan", [], 1000, "planning"],
    [
      "nothing to do",
      ["No changes. Your infrastructure matches the configuration."],
      1000,
      "nothing to change",
    ],
    ["between two", LINES.slice(0, 1), 1000, "0 of 4 done"],
    [
      "the oldest of those it waits for, and why that takes so long",
      LINES,
      83_000,
      "1 of 4 done, waiting for aws_lb.web_balancer, 1m20s: a load balancer takes the provider about 60 s",
    ],
    [
      "one without a note",
      ["Plan: 1 to add, 0 to change, 0 to destroy.", "aws_vpc.a: Creating..."],
      5000,
      "0 of 1 done, waiting for aws_vpc.a, 3s",
    ],
  ])("%s", (_case, lines, now, told) => {
    expect(describeProgress(progressAfter(lines), now)).toBe(told);
  });
});

describe("Terraform's errors out of a log", () => {
  const LOG = `durable-dev  aws_lb.lb (lb): Creating...
durable-dev  Error: execution halted


durable-dev  ╷
             │ Error: creating ELBv2 Load Balancer (x): AccessDenied
             │${" "}
             │   with aws_lb.lb (lb),
             │   on cdk.tf.json line 57, in resource.aws_lb.lb (lb):
             ╵
             Error: second

0 Stacks deploying     1 Stack done     0 Stacks waiting
Invoking Terraform CLI failed with exit code 1
`;

  it("are told without the frame and without the echo of the interrupt", () => {
    expect(extractErrors(LOG)).toEqual([
      "Error: creating ELBv2 Load Balancer (x): AccessDenied\n  with aws_lb.lb (lb),\n  on cdk.tf.json line 57, in resource.aws_lb.lb (lb):",
      "Error: second",
    ]);
  });

  it("are the last lines when there are none", () => {
    expect([extractErrors("a\n\nb\n"), lastWords("a\n\nb  \n")]).toEqual([[], "a\nb"]);
  });
});
