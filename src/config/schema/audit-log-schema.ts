import { z } from "zod";
import { oneOf } from "./primitives";

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html */
const events = z
  .array(oneOf(["CONNECT", "QUERY", "QUERY_DDL", "QUERY_DML", "QUERY_DML_NO_SELECT", "QUERY_DCL"]), {
    error: "events of the audit log, each once",
  })
  .min(1, { error: "at least one event" })
  .refine((all) => new Set(all).size === all.length, { error: "events of the audit log, each once" });

export const auditLog = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("on"),
      /**
       * What is written: who connects, and statements that define (DDL), change or read (DML) or grant (DCL). Every
       * statement that is written costs the database time, and CloudWatch's price by GB.
       * @default ["CONNECT", "QUERY_DDL", "QUERY_DCL"]
       */
      events: events.default(["CONNECT", "QUERY_DDL", "QUERY_DCL"]),
    }),
  ],
  { error: '{ kind: "none" } or { kind: "on" }' },
);
