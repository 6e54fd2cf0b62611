// One table for every answer: of the API, of the static files (apps/server) and of the edge's assets (apps/edge/src/worker.ts).
import { createMiddleware } from "hono/factory";

/**
 * No inline script, nothing from elsewhere. `host` adds the match rooms' sockets by name, for browsers (Safari before 15.4)
 * whose 'self' does not cover ws: and wss:.
 */
export function contentSecurityPolicy(host?: string): string {
  const sockets = host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self'${sockets}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", // no text becomes markup or code: where a page tries, the browser throws
    "trusted-types service-worker", // which names one script, see apps/web/src/shell/service-worker.ts
  ].join("; ");
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy(),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
  "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * For the one page that others may show in a frame of theirs. There is nothing on it to press but links, which open a window of their
 * own, and the client shows no other page while it is framed.
 */
export function framedHeadersFor(host: string | undefined, https: boolean): Readonly<Record<string, string>> {
  const { "X-Frame-Options": _, ...headers } = securityHeadersFor(host, https);
  const policy = contentSecurityPolicy(host).replace("frame-ancestors 'none'", "frame-ancestors *");
  return { ...headers, "Content-Security-Policy": policy };
}

/** Browsers heed these on trustworthy origins only; elsewhere each page would log that it passes them over. */
function headersOn(trustworthy: boolean): Readonly<Record<string, string>> {
  if (trustworthy) return SECURITY_HEADERS;
  const passedOver = ["Cross-Origin-Opener-Policy", "Origin-Agent-Cluster"];
  return Object.fromEntries(Object.entries(SECURITY_HEADERS).filter(([name]) => !passedOver.includes(name)));
}

function isThisMachine(host: string | undefined): boolean {
  return /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])\.?(?::\d+)?$/i.test(host ?? "");
}

/** The table for pages of this host; with https they are promised to stay there. */
export function securityHeadersFor(host: string | undefined, https: boolean): Readonly<Record<string, string>> {
  const headers = {
    ...headersOn(https || isThisMachine(host)),
    "Content-Security-Policy": contentSecurityPolicy(host),
  };
  return https ? { ...headers, "Strict-Transport-Security": "max-age=31536000" } : headers;
}

export function secureAnswers(publicUrl: string) {
  const { protocol, host } = new URL(publicUrl);
  const isHttps = protocol === "https:";
  const table = { ...securityHeadersFor(host, isHttps), "Content-Security-Policy": contentSecurityPolicy() };
  const headers = Object.entries(table);
  return createMiddleware(async (c, next) => {
    await next();
    for (const [name, value] of headers) c.header(name, value);
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });
}
