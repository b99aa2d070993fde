import { graphFromSynth } from "../../src/model/from-synth";
import { readTopology } from "../../src/model/read-topology";
import { dev } from "../support/environments";
import { synthesize } from "../support/synth";
import { plain } from "./support/plain";

test("the database, and nothing that is not modelled", () => {
  const { databases, notModelled } = readTopology(graphFromSynth(synthesize(dev).durable));
  expect(plain([databases, notModelled])).toEqual([
    [
      {
        address: "aws_db_instance.database",
        engine: "mysql",
        engineVersion: "8.4",
        instanceClass: "db.t4g.medium",
        port: 3307,
        multiAz: true,
        subnets: ["aws_subnet.database_us_east_1a", "aws_subnet.database_us_east_1b"],
        securityGroups: ["aws_security_group.database"],
        publiclyAccessible: false,
        backupRetentionDays: 1,
        deletionProtection: false,
        skipsFinalSnapshot: true,
        storageEncrypted: true,
        storageKey: "${data.aws_kms_alias.data_key.target_key_arn}",
        allocatedStorageGiB: 20,
        maximumStorageGiB: 50,
        autoMinorVersionUpgrade: true,
        managedPassword: true,
        parameters: {
          authentication_policy: "caching_sha2_password,,",
          log_output: "FILE",
          long_query_time: "1",
          require_secure_transport: "1",
          slow_query_log: "1",
        },
      },
    ],
    [],
  ]);
});
