#!/bin/bash
# Boot of a web instance: nginx in front of the internal load balancer of the backend tier.
# A failure ends the script: the instance then fails its health check, and the group replaces it.
set -euo pipefail

readonly ETC=@@ROOT@@/etc
export AWS_REGION='@@REGION@@'

@@INSTALL_PACKAGES@@

# nginx, logrotate: Amazon Linux 2023's repositories. nginx is 1.24 to 1.30 there, by release; the configuration
# needs nothing newer than 1.22 (https://github.com/amazonlinux/amazon-linux-2023/issues/970).
install_packages nginx logrotate

cat >"$ETC/nginx/nginx.conf" <<'NGINX'
@@NGINX_CONFIGURATION@@
NGINX

# A new connection per proxied request: without reuse, ports in TIME_WAIT would bound an instance to a few
# hundred requests a second.
cat >"$ETC/sysctl.d/90-durable.conf" <<'SYSCTL'
net.ipv4.ip_local_port_range = 10240 65535
net.ipv4.tcp_tw_reuse = 1
SYSCTL
sysctl --quiet --load "$ETC/sysctl.d/90-durable.conf"

mkdir -p "$ETC/systemd/system/nginx.service.d"
cat >"$ETC/systemd/system/nginx.service.d/durable.conf" <<'UNIT'
@@NGINX_UNIT@@
UNIT

@@MAKE_CERTIFICATE@@nginx -t -c "$ETC/nginx/nginx.conf"
systemctl daemon-reload
systemctl enable --now nginx.service logrotate.timer
@@LOG_AGENT@@
