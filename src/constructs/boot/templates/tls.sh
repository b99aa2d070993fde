# A key and a certificate of this instance's own, so that none has to be handed out. Balancers do not verify what their
# targets show, nor when it expires (ten years here): what TLS does on this way is to keep others from reading along.
# openssl: Amazon Linux 2023's repositories, and in the standard image already.
install_packages openssl
(umask 077 && openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=$HOSTNAME" \
  -keyout "$ETC/nginx/tls.key" -out "$ETC/nginx/tls.crt")
