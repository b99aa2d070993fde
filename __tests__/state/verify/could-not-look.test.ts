import { couldNotLook } from "../../../src/state/verify/could-not-look";

const QUESTION = { action: "s3:GetObjectVersion", target: "bucket", region: "us-east-1" };

const refusal = (name: string, more: object = {}) => Object.assign(new Error("no"), { name, ...more });

it.each([
  [refusal("CredentialsProviderError"), "AWS does not take the credentials of this shell"],
  [refusal("ExpiredTokenException"), "AWS does not take the credentials of this shell"],
  [
    refusal("InvalidAccessKeyId", { $metadata: { httpStatusCode: 403 } }),
    "AWS does not take the credentials",
  ],
  [refusal("AccessDenied"), "These credentials may not look at the state"],
  [refusal("403", { $metadata: { httpStatusCode: 403 } }), "These credentials may not look at the state"],
  [refusal("AccessDeniedException"), "These credentials may not look at the state"],
  [refusal("Error", { code: "ENOTFOUND" }), "AWS cannot be reached"],
  [refusal("TimeoutError"), "AWS cannot be reached"],
  [refusal("PermanentRedirect"), "The bucket of the state is not in the environment's region\n"],
  [
    refusal("400", { $response: { headers: { "x-amz-bucket-region": "eu-west-1" } } }),
    "The bucket of the state is not in the environment's region but in eu-west-1",
  ],
  [refusal("InternalError"), "AWS did not tell what is needed to judge the state"],
  ["a thrown string", "AWS did not tell what is needed to judge the state"],
])("gives one clear error of row %#", (error, what) => {
  const told = couldNotLook(error, QUESTION);
  expect([told.kind, told.exitCode, told.message.startsWith(what)]).toEqual(["external", 1, true]);
  expect(told.message).toMatch(/; nothing was changed$/u);
});

it("names the permission that is missing", () => {
  expect(couldNotLook(refusal("AccessDenied"), QUESTION).parts.allowed).toBe(
    "credentials with s3:GetObjectVersion on it",
  );
});
