import { degrades, fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseParameters: Rule = {
  id: "database-parameters",
  title: "What a database has confirmed survives a crash",
  why: "Parameters that write the log later than the answer lose confirmed writes in a crash or a failover; without required TLS passwords and rows travel in the open.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_BestPractices.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      if (!database.parameters.known) return [];
      const group = readerAt(context, address)?.one("parameter_group_name", ["aws_db_parameter_group"]);
      const at = (group && valueOf(group)) ?? address;
      return Object.entries(database.parameters.value).flatMap(([name, value]) => {
        const wanted = WANTED[name];
        if (wanted === undefined || wanted.includes(value.toLowerCase())) return [];
        const fix = `Set ${name} to ${wanted[0] ?? ""}.`;
        const message = `${at}: ${name} is ${value}`;
        return [TRANSPORT.has(name) ? degrades(at, message, fix) : fails(at, message, fix)];
      });
    }),
};

/** The values that keep the promise, the usual one first. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  innodb_flush_log_at_trx_commit: ["1"],
  sync_binlog: ["1"],
  innodb_doublewrite: ["1", "on", "detect_and_recover"],
  fsync: ["1", "on"],
  full_page_writes: ["1", "on"],
  synchronous_commit: ["on", "remote_apply", "remote_write", "local"],
  require_secure_transport: ["1", "on"],
  "rds.force_ssl": ["1", "on"],
};
const TRANSPORT: ReadonlySet<string> = new Set(["require_secure_transport", "rds.force_ssl"]);
