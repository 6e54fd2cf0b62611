#!/bin/sh
# The system of the final image, made in the build's: make-system.sh FOLDER, which has app/node_modules already.
set -eu
image=$1
mkdir -p "$image/bin" "$image/etc" "$image/tmp"
chmod 1777 "$image/tmp"

strip -o "$image/bin/node" "$(command -v node)"
strip "$image"/app/node_modules/@cloudflare/workerd-*/bin/workerd

# The libraries that the two load, where they look for them; names are resolved by glibc itself.
for program in "$image/bin/node" "$image"/app/node_modules/@cloudflare/workerd-*/bin/workerd; do
  ldd "$program" | grep -o '/[^ ]*'
done | sort -u | while read -r library; do
  mkdir -p "$image$(dirname "$library")"
  cp -L "$library" "$image$library"
done

# A shell, which also holds workerd on its leash, and what backup.sh and restore.sh call.
cp "$(command -v busybox)" "$image/bin/busybox"
for name in sh cat find ls rm tar; do ln -s busybox "$image/bin/$name"; done

# workerd does not start without authorities to trust, and slim images have none.
mkdir -p "$image/etc/ssl/certs"
cp -L /etc/ssl/certs/ca-certificates.crt "$image/etc/ssl/certs/ca-certificates.crt"

# Their licences go with them.
for package in busybox-static libc6 libgcc-s1 libstdc++6; do
  [ -f "/usr/share/doc/$package/copyright" ] || continue
  mkdir -p "$image/usr/share/doc/$package"
  cp -L "/usr/share/doc/$package/copyright" "$image/usr/share/doc/$package/copyright"
done

printf '%s\n' "root:x:0:0::/:/bin/sh" "node:x:1000:1000::/tmp:/bin/sh" >"$image/etc/passwd"
printf '%s\n' "root:x:0:" "node:x:1000:" >"$image/etc/group"
echo "hosts: files dns" >"$image/etc/nsswitch.conf"
