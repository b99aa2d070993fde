import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseTransport: Rule = {
  id: "database-transport",
  title: "A MySQL database refuses connections without TLS",
  why: "MySQL of RDS takes connections without TLS unless require_secure_transport says otherwise.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      if (valueOf(database.engine) !== "mysql" || !database.parameters.known) return [];
      if (database.parameters.value["require_secure_transport"] !== undefined) return [];
      const group = readerAt(context, address)?.one("parameter_group_name", ["aws_db_parameter_group"]);
      const at = (group && valueOf(group)) ?? address;
      return [
        degrades(at, `${at}: require_secure_transport is left out`, 'Set require_secure_transport = "1".'),
      ];
    }),
};
