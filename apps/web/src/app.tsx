import type { ComponentChildren } from "preact";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { Crash } from "./features/errors/crash.tsx";
import { t } from "./i18n/index.ts";
import { NOT_FOUND, pagesFor } from "./routes.tsx";
import { Challenges } from "./shell/challenges.tsx";
import { ChatDock } from "./shell/chat-dock.tsx";
import { Footer } from "./shell/footer.tsx";
import { Header } from "./shell/header.tsx";
import { later } from "./shell/later.tsx";
import { Leaving } from "./shell/leaving.tsx";
import { Toasts } from "./shell/toasts.tsx";
import { arrive, arriving } from "./state/navigation.ts";

const Called = later(() => import("./shell/called.tsx").then((module) => module.Called));

/** A match has the whole window to itself. */
const isMatch = (path: string) => path === "/local" || /^\/(?:match|practice)\//.test(path);

/** For a projector, or within another site: whoever looks at it is nobody in particular. */
const isShown = (path: string) => /^\/tournaments\/[^/]+\/(?:screen|embed)$/.test(path);

/** Whether the header stands there, which says who one is. */
export const hasHeader = (path: string) => !isMatch(path) && !isShown(path);

/** Header and net around the pages; nothing around a match. */
function Shell({ children }: { readonly children: ComponentChildren }) {
  const { path } = useLocation();
  if (isShown(path)) return <div class="shell shell-bare">{children}</div>;
  const bare = isMatch(path);
  return (
    <div class={bare ? "shell shell-bare" : "shell"}>
      {!bare && <Header path={path} />}
      {!bare && <Leaving />}
      {children}
      {!bare && <Footer />}
      {!bare && <ChatDock path={path} />}
      <Called path={path} />
      <Challenges path={path} inMatch={bare} />
      <Toasts />
    </div>
  );
}

/** A page that throws leaves the header in place; going elsewhere clears the error. */
function Guard({ children }: { readonly children: ComponentChildren }) {
  const { url } = useLocation();
  const [error, clear] = useErrorBoundary((thrown: unknown) => console.error(thrown));
  useEffect(() => {
    if (error) clear();
  }, [url]);
  return <>{error ? <Crash /> : children}</>;
}

function Pages() {
  const { path } = useLocation();
  return (
    <Router
      onRouteChange={arrive}
      onLoadStart={() => (arriving.value = true)}
      onLoadEnd={() => (arriving.value = false)}
    >
      {pagesFor(path).map((each) => (
        <Route key={each.path} path={each.path} component={each.component} />
      ))}
      <Route default component={NOT_FOUND} />
    </Router>
  );
}

export function App() {
  return (
    <LocationProvider>
      <a class="skip" href="#main">
        {t.value.common.skipToContent}
      </a>
      <Shell>
        <Guard>
          <Pages />
        </Guard>
      </Shell>
    </LocationProvider>
  );
}
