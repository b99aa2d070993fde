import { isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { LISTENERS } from "./resource-types";
import { eachChange, type RiskRule } from "./risk-rule";

const ENCRYPTED: ReadonlySet<unknown> = new Set(["HTTPS", "TLS"]);

export const transportEncryptionLost: RiskRule = {
  id: "transport-encryption-lost",
  title: "A connection that was encrypted is no longer",
  severity: "high",
  outage: "Clients that insist on HTTPS fail, and whoever is on the way reads what the others send.",
  fix: "Keep the protocol; to let plain requests in, redirect them.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    const losses = [
      ...(LISTENERS.has(change.type) ? lossesOf(change, "protocol", (value) => ENCRYPTED.has(value)) : []),
      ...lossesOf(change, "transit_encryption_enabled", isOn),
    ];
    return losses.map((loss) =>
      lost(change, "high", loss, "clients that insist on encryption fail, and others are overheard"),
    );
  }),
};
