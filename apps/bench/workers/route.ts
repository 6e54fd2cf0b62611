/** What the bench's plain rooms share: the room's name is the last part of the path. */
export interface Env {
  readonly Room: DurableObjectNamespace;
}

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const name = new URL(request.url).pathname.split("/").at(-1) ?? "";
    return env.Room.get(env.Room.idFromName(name)).fetch(request);
  },
};
