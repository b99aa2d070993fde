import type { Flow } from "../../drill/drill-report";

/** `internet -> aws_lb.web tcp 443` */
export function flowText({ from, to, protocol, ports }: Flow): string {
  return `${from} -> ${to} ${protocol}${ports === "" ? "" : ` ${ports}`}`;
}
