export { CLOCKS_APART_MS, readTicket, signTicket, type TicketReading } from "./ticket.ts";
export { REQUEST_SECONDS, type SignedRequest, signRequest, verifyRequest } from "./request.ts";
