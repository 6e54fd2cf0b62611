# Caddy with our Caddyfile inside: an upgrade that changes the file makes a new image, and so a new container.
FROM caddy:2
COPY Caddyfile /etc/caddy/Caddyfile
