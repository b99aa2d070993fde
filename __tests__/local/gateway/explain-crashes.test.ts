import type { ApiRequest, ApiResponse } from "../../../src/local/gateway/api-request";
import { CrashLog } from "../../../src/local/gateway/crash-log";
import { explainCrashes } from "../../../src/local/gateway/explain-crashes";
import { recognise } from "../../../src/local/gateway/recognise";

const PAGE: ApiResponse = {
  status: 500,
  headers: {},
  body: Buffer.from("<!doctype html>\n<title>500</title>"),
};
const FINE: ApiResponse = { status: 200, headers: {}, body: Buffer.from("<fine/>") };

function request(headers: Readonly<Record<string, string>> = {}): ApiRequest {
  const authorization = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/rds/aws4_request, Signature=0";
  const form = { "content-type": "application/x-www-form-urlencoded" };
  return recognise({
    method: "POST",
    target: "/",
    headers: { authorization, ...form, ...headers },
    body: Buffer.from("Action=Break"),
  });
}

function crashing(lines: readonly string[]) {
  const crashes = new CrashLog();
  let answer = PAGE;
  const moto = () => {
    for (const line of lines) crashes.note(line);
    return Promise.resolve(answer);
  };
  return {
    forward: explainCrashes(moto, crashes),
    succeed: (works: boolean) => (answer = works ? FINE : PAGE),
  };
}

const TRACEBACK = [
  "Error on request:",
  "Traceback (most recent call last):",
  '  File "x.py", line 1, in f',
  "    raise X",
];

test("a crash is told with moto's own exception", async () => {
  const { forward } = crashing([...TRACEBACK, "KeyError: 'zone'", "later: not the exception"]);
  const { status, body } = await forward(request());
  expect(status).toBe(500);
  expect(body.toString()).toContain(
    "<Code>EmulatorCrash</Code><Message>The AWS emulator failed in rds Break: KeyError: 'zone'</Message>",
  );
});

test("what the log says late is told as well, and a log that says nothing is not waited for without end", async () => {
  jest.useFakeTimers();
  const crashes = new CrashLog();
  const forward = explainCrashes(() => Promise.resolve(PAGE), crashes);
  const told = async (lines: readonly string[]) => {
    const answer = forward(request());
    await jest.advanceTimersByTimeAsync(1_900);
    for (const line of lines) crashes.note(line);
    await jest.advanceTimersByTimeAsync(200);
    return (await answer).body.toString();
  };
  expect(await told([...TRACEBACK, "KeyError: 'late'"])).toContain("failed in rds Break: KeyError: 'late'");
  expect(await told([])).toContain("failed in rds Break: its log does not say why");
  jest.useRealTimers();
});

test("JSON services get JSON", async () => {
  const { forward } = crashing([...TRACEBACK, "AssertionError"]);
  const { body } = await forward(request({ "x-amz-target": "Service.Break" }));
  expect(JSON.parse(body.toString())).toEqual({
    __type: "EmulatorCrash",
    message: "The AWS emulator failed in rds Break: AssertionError",
  });
});

test("a call that moto does not have is not worth repeating", async () => {
  const { forward } = crashing([
    ...TRACEBACK,
    "NotImplementedError: The break action has not been implemented",
  ]);
  const { status, body } = await forward(request());
  expect(status).toBe(501);
  expect(body.toString()).toContain("<Message>The AWS emulator has no rds Break.</Message>");
});

test("the fifth crash in a row is not worth repeating either", async () => {
  const { forward, succeed } = crashing([
    ...TRACEBACK,
    "RuntimeError: dictionary changed size during iteration",
  ]);
  const statuses: number[] = [];
  for (const works of [false, false, false, false, true, false, false, false, false, false]) {
    succeed(works);
    statuses.push((await forward(request())).status);
  }
  expect(statuses).toEqual([500, 500, 500, 500, 200, 500, 500, 500, 500, 501]);
});

test("errors of the service pass unchanged", async () => {
  const refusal = { status: 500, headers: {}, body: Buffer.from("<ErrorResponse/>") };
  const forward = explainCrashes(() => Promise.resolve(refusal), new CrashLog());
  expect(await forward(request())).toBe(refusal);
});
