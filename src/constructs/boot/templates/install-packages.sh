# Amazon Linux 2023's repositories are S3 buckets, al2023-repos-REGION-de612dc2, reached through the S3 gateway
# endpoint; there is no other way out. They may answer a little later than the instance boots.
install_packages() {
  local attempt
  for attempt in 1 2 3 4 5 6; do
    dnf --assumeyes --quiet --setopt=install_weak_deps=False install "$@" && return
    echo "attempt $attempt to install $* failed" >&2
    sleep $((attempt * 5))
  done
  return 1
}
