import type { ApiRequest, ApiResponse, Forward } from "./api-request";

/** One thing the gateway makes good: which API calls it answers, why, and how. */
export interface GatewayCall {
  /** The signing name of the service. */
  readonly service: string;
  readonly actions: readonly string[];
  /** moto's defect, in plain words. */
  readonly reason: string;
  /** Answers a request of these actions; `forward` asks those behind it: later calls of the registry, then moto. */
  readonly answer: (request: ApiRequest, forward: Forward) => Promise<ApiResponse>;
}

/**
 * Puts the calls in front of moto. Those that match a request see it in their order, each round the next; a
 * request that a call makes itself meets only the calls behind it. What none matches goes to moto byte for byte.
 */
export function chain(calls: readonly GatewayCall[], moto: Forward): Forward {
  const from = (start: number): Forward => {
    return (request) => {
      const index = calls.findIndex((call, at) => at >= start && matches(call, request));
      const call = calls[index];
      return call === undefined ? moto(request) : call.answer(readable(request), from(index + 1));
    };
  };
  return from(0);
}

function matches({ service, actions }: GatewayCall, request: ApiRequest): boolean {
  return service === request.service && actions.includes(request.action);
}

/** An answer that a call must read may not come compressed. */
function readable(request: ApiRequest): ApiRequest {
  const { "accept-encoding": _, ...headers } = request.headers;
  return { ...request, headers };
}
