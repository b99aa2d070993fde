
# amazon-cloudwatch-agent: Amazon Linux 2023's repositories
# (https://github.com/amazonlinux/amazon-linux-2023/issues/132). Last, and allowed to fail: an instance without logs
# serves, an instance that never finishes booting does not.
readonly AGENT=@@ROOT@@/opt/aws/amazon-cloudwatch-agent
if install_packages amazon-cloudwatch-agent; then
  cat >"$AGENT/etc/durable.json" <<'JSON'
@@AGENT_CONFIGURATION@@
JSON
  "$AGENT/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$AGENT/etc/durable.json" ||
    echo 'the CloudWatch agent did not start: logs stay on this instance' >&2
fi
