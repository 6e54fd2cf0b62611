// A plain Socket.IO server: whatever somebody says, everybody hears. It stores nothing and knows nobody.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  socket.emit("welcome");
  socket.on("message", (text: unknown) => void io.emit("message", text));
});
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
process.on("disconnect", () => process.exit());
