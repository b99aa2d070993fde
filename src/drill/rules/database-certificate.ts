import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseCertificate: Rule = {
  id: "database-certificate",
  title: "A database's certificate is of an authority that is valid",
  why: "The certificates of rds-ca-2019 ended in August 2024: clients that check them refuse to connect.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const authority = readerAt(context, address)?.text("ca_cert_identifier", "");
      const name = authority && valueOf(authority);
      if (name === undefined || !/^rds-ca-20(?:15|19)$/u.test(name)) return [];
      return [
        fails(
          address,
          `${address}.ca_cert_identifier is ${name}`,
          'Set ca_cert_identifier = "rds-ca-rsa2048-g1".',
        ),
      ];
    }),
};
