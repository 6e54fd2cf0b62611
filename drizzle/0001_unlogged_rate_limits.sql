-- Counts of the last minutes: not worth a wait for the disk at each request, nor keeping over a crash.
ALTER TABLE "rate_limits" SET UNLOGGED;
