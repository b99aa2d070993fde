# Tells Auto Scaling that this instance is ready: at its launch once it answers its own health check, and again when it
# leaves a warm pool; at its end at once. What it should become stands in the metadata:
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html
# Short, for user data has room for 16 KiB: both folders are there, and the agent itself waits for the network.
install -m 755 /dev/stdin @@ROOT@@/usr/local/sbin/durable-lifecycle <<'AGENT'
#!/bin/bash
pause=${DURABLE_PAUSE:-5}
metadata() {
  local base=${DURABLE_METADATA:-http://169.254.169.254}/latest token
  token=$(curl -sf -m 2 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$base/api/token") &&
    curl -sf -m 2 -H "X-aws-ec2-metadata-token: $token" "$base/meta-data/$1"
}
until id=$(metadata instance-id); do sleep "$pause"; done
reported='' idle=0
while true; do
  state=$(metadata autoscaling/target-lifecycle-state) || state=$reported
  if [ "$state" != "$reported" ]; then
    case $state in
      *Terminated) ready=0 ;;
      *) curl -sf -m 5 -o /dev/null @@CHECK@@://127.0.0.1:@@PORT@@@@PATH@@'; ready=$? ;;
    esac
    if [ "$ready" = 0 ]; then
      for hook in @@HOOKS@@; do
        answer=$(timeout 20 aws autoscaling complete-lifecycle-action --region '@@REGION@@' \
          --auto-scaling-group-name '@@GROUP@@' --lifecycle-hook-name "$hook" --instance-id "$id" \
          --lifecycle-action-result CONTINUE 2>&1)
        case $?$answer in
          0*) reported=$state idle=0; echo "$hook: $state" ;;
          # Not yet waiting, or not at this hook: after five minutes there is nothing to wait for.
          *'No active Lifecycle Action'*) idle=$((idle + 1)) ;;
          *) echo "$hook: $answer" >&2 ;;
        esac
      done
      if [ "$idle" -ge 120 ]; then reported=$state idle=0; fi
    fi
  fi
  sleep "$pause"
done
AGENT
cat >@@ROOT@@/etc/systemd/system/durable-lifecycle.service <<'UNIT'
[Service]
ExecStart=@@ROOT@@/usr/local/sbin/durable-lifecycle
Restart=always
RestartSec=5
[Install]
WantedBy=multi-user.target
UNIT
# It reads the new unit itself.
systemctl enable --now durable-lifecycle.service
