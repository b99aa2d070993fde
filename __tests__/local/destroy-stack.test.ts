import { externalError } from "../../src/foundation/errors";
import { explainRefusal, wholeError } from "../../src/local/destroy-stack";
import { extractErrors } from "../../src/deploy/terraform-errors";

/** As `cdktf destroy durable-prod` logs it. */
const LOG = `durable-prod  - destroy

             Error: Instance cannot be destroyed

               on cdk.tf.json line 565, in resource.aws_db_instance:
              565:       "database": {

             Resource aws_db_instance.database (database/db-instance) has lifecycle.prevent_destroy set, but the
             plan calls for this resource to be destroyed. To avoid this error and continue
             with the plan, either disable lifecycle.prevent_destroy or reduce the scope of
             the plan using the -target option.


0 Stacks destroying     1 Stack done     0 Stacks waiting
Invoking Terraform CLI failed with exit code 1
`;

it("says that a refusal is the protection at work, on what, and how to end the emulator all the same", () => {
  const failure = externalError({
    what: `\`cdktf destroy\` failed:\n${extractErrors(LOG).join("\n")}`,
    next: "",
  });
  expect(explainRefusal("prod", failure)).toMatchObject({
    exitCode: 1,
    parts: {
      what: "prod is protected: Terraform refused to destroy it, before anything was touched",
      given: "prevent_destroy on aws_db_instance.database",
      next: "run `durable local down --environment prod --discard`: it is only an emulator",
    },
  });
});

it("leaves every other failure as it is", () => {
  const failure = externalError({ what: "Error: AccessDenied", next: "" });
  expect([explainRefusal("prod", failure), explainRefusal("prod", undefined)]).toEqual([failure, undefined]);
});

it("asks Terraform itself where cdktf lost the end of what it said", async () => {
  const stderr =
    "Error: Instance cannot be destroyed\n\nResource aws_db_instance.database has lifecycle.prevent_destroy set";
  const asked: (readonly string[])[] = [];
  const terraform = (stack: string, args: readonly string[]) => {
    asked.push([stack, ...args]);
    return Promise.resolve({ exitCode: 1, stdout: "", stderr, timedOut: false });
  };
  const cut = externalError({ what: "`cdktf destroy durable-prod` failed (exit code 1)", next: "" });
  const error = await wholeError({ terraform }, "durable-prod", cut);
  expect(explainRefusal("prod", error)).toMatchObject({
    parts: { given: "prevent_destroy on aws_db_instance.database" },
  });
  expect(asked).toEqual([["durable-prod", "plan", "-destroy", "-input=false", "-no-color"]]);
  const told = externalError({ what: "Error: AccessDenied", next: "" });
  expect(await wholeError({ terraform }, "durable-prod", told)).toBe(told);
});
