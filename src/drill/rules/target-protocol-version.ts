import { bootScriptOf, listeningPorts } from "./boot-scripts";
import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const targetProtocolVersion: Rule = {
  id: "target-protocol-version",
  title: "Targets speak the version of HTTP that they are asked in",
  why: "A target group of HTTP/2 or gRPC asks, and checks, in HTTP/2 alone: a server that does not speak it is never healthy.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
  check: (context) =>
    context.topology.fleets.flatMap((fleet) => {
      const template = valueOf(fleet.template);
      const script = (template && bootScriptOf(template)) ?? "";
      // Whether other servers speak it is not read.
      if (template === undefined || listeningPorts(script).length === 0 || speaksHttp2(script)) return [];
      return listOf(fleet.targetGroups).flatMap((address) => {
        const told = readerAt(context, address)?.text("protocol_version", "HTTP1");
        const version = told && valueOf(told);
        if (version !== "HTTP2" && version !== "GRPC") return [];
        return [
          fails(
            address,
            `${address}.protocol_version is ${version}, and the nginx of ${template.address} does not speak it`,
            'Set protocol_version = "HTTP1", or switch HTTP/2 on in the server.',
          ),
        ];
      });
    }),
};

/** https://nginx.org/en/docs/http/ngx_http_v2_module.html */
function speaksHttp2(script: string): boolean {
  return /^\s*http2\s+on\s*;|^\s*listen\s[^;]*\bhttp2\b/mu.test(script);
}
