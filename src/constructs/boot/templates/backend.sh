#!/bin/bash
# Boot of a backend instance: the sample service, PHP behind nginx, and the one-time setup of its database.
# A failure ends the script: the instance then fails its health check, and the group replaces it.
set -euo pipefail

readonly ETC=@@ROOT@@/etc SHARE=@@ROOT@@/usr/share/durable LOG=@@ROOT@@/var/log/durable
readonly UNITS=$ETC/systemd/system
export AWS_REGION='@@REGION@@'

@@INSTALL_PACKAGES@@

# All from Amazon Linux 2023's repositories: nginx, logrotate, awscli-2 (AWS CLI v2, in the standard image already),
# php8.3-* (since release 2023.5.20240624: https://github.com/amazonlinux/amazon-linux-2023/issues/573).
# mysqlnd speaks caching_sha2_password over TLS itself; no MySQL client is needed.
install_packages nginx php8.3-fpm php8.3-cli php8.3-mysqlnd logrotate awscli-2

# In nginx's group, so that nginx may use the sockets; secrets are readable by the user alone.
id @@SERVICE_USER@@ >/dev/null 2>&1 ||
  useradd --system --gid @@NGINX_USER@@ --no-create-home --shell /sbin/nologin @@SERVICE_USER@@
install -d "$ETC/durable" "$SHARE" "$UNITS/nginx.service.d"
install -d -o @@SERVICE_USER@@ -g @@NGINX_USER@@ -m 0750 "$LOG"

cat >"$ETC/durable/service.env" <<'ENVIRONMENT'
@@SERVICE_ENVIRONMENT@@
ENVIRONMENT
cat >"$ETC/durable/database-ca.pem" <<'PEM'
@@CERTIFICATE_AUTHORITY@@
PEM
cat >"$ETC/durable/php-fpm.conf" <<'FPM'
@@FPM_CONFIGURATION@@
FPM
cat >"$SHARE/database.php" <<'PHP'
@@DATABASE_PHP@@
PHP
cat >"$SHARE/service.php" <<'PHP'
@@SERVICE_PHP@@
PHP
cat >"$SHARE/database-setup.php" <<'PHP'
@@DATABASE_SETUP_PHP@@
PHP
cat >"$ETC/nginx/nginx.conf" <<'NGINX'
@@NGINX_CONFIGURATION@@
NGINX
cat >"$UNITS/nginx.service.d/durable.conf" <<'UNIT'
@@NGINX_UNIT@@
UNIT
cat >"$UNITS/durable-service.service" <<'UNIT'
@@SERVICE_UNIT@@
UNIT
cat >"$UNITS/durable-database-setup.service" <<'UNIT'
@@DATABASE_SETUP_UNIT@@
UNIT
cat >"$ETC/logrotate.d/durable" <<LOGROTATE
$LOG/*.log {
  weekly
  rotate 4
  missingok
  copytruncate
  su @@SERVICE_USER@@ @@NGINX_USER@@
}
LOGROTATE

@@MAKE_CERTIFICATE@@nginx -t -c "$ETC/nginx/nginx.conf"
systemctl daemon-reload
systemctl enable --now durable-service.service nginx.service logrotate.timer
# Apart and not waited for: the service starts, and passes its shallow check, without a database.
systemctl enable durable-database-setup.service
systemctl start --no-block durable-database-setup.service
@@LOG_AGENT@@
