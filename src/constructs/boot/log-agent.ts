import { logGroupValue } from "./boot-values";
import type { BootHost } from "./boot-host";
import { fillTemplate } from "./template";

/**
 * The lines that install the CloudWatch agent and point it at `files`, or nothing without a log group.
 * Streams are named `<instance id>/<file name>`. The agent reads the region from the instance's metadata.
 */
export function renderLogAgent(
  logGroupName: string | undefined,
  files: readonly string[],
  host: BootHost,
): string {
  if (logGroupName === undefined) return "";
  const group = logGroupValue("logGroupName", logGroupName);
  const collected = ["/var/log/cloud-init-output.log", ...files].map((file) => ({
    file_path: `${host.root}${file}`,
    log_group_name: group,
    log_stream_name: `{instance_id}/${file.slice(file.lastIndexOf("/") + 1)}`,
  }));
  return fillTemplate("log-agent.sh", {
    ROOT: host.root,
    AGENT_CONFIGURATION: JSON.stringify({ logs: { logs_collected: { files: { collect_list: collected } } } }),
  });
}
