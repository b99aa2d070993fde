import { apiError } from "./api-error";
import { type ApiRequest, type ApiResponse, callName, type Forward, isSuccess } from "./api-request";
import type { CrashLog } from "./crash-log";

/** moto writes into its log after it has answered; on a busy machine, well after. */
const LOG_GRACE_MILLISECONDS = 2_000;
const LOOK_EVERY_MILLISECONDS = 20;
/** SDKs repeat a 500 some 25 times, for minutes; a crash that comes this often in a row will come again. */
const PATIENCE = 5;

/**
 * Words moto's crashes, which it answers with a page of HTML, as errors of the service.
 * A call that moto does not have, or that crashes again and again, is answered with 501: SDKs repeat a 500 but not
 * that, and Terraform fails at once and says why, in place of hanging.
 */
export function explainCrashes(moto: Forward, crashes: CrashLog): Forward {
  const inARow = new Map<string, number>();
  return async (request) => {
    const start = performance.now();
    const response = await moto(request);
    const call = `${request.service} ${request.action}`;
    if (isSuccess(response)) inARow.delete(call);
    if (!isCrash(response)) return response;
    const exception = (await exceptionSince(crashes, start)) ?? "its log does not say why";
    const count = (inARow.get(call) ?? 0) + 1;
    inARow.set(call, count);
    return worded(request, exception, count);
  };
}

async function exceptionSince(crashes: CrashLog, start: number): Promise<string | undefined> {
  for (let waited = 0; waited < LOG_GRACE_MILLISECONDS; waited += LOOK_EVERY_MILLISECONDS) {
    const exception = crashes.since(start);
    if (exception !== undefined) return exception;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLISECONDS));
  }
  return undefined;
}

function isCrash({ status, body }: ApiResponse): boolean {
  return status === 500 && body.subarray(0, 15).toString().toLowerCase() === "<!doctype html>";
}

function worded(request: ApiRequest, exception: string, count: number): ApiResponse {
  const call = callName(request);
  if (exception.includes("action has not been implemented")) {
    return apiError(request, 501, "NotImplemented", `The AWS emulator has no ${request.service} ${call}.`);
  }
  const status = count < PATIENCE ? 500 : 501;
  return apiError(
    request,
    status,
    "EmulatorCrash",
    `The AWS emulator failed in ${request.service} ${call}: ${exception}`,
  );
}
