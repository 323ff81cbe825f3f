-- Holds off publications to the end of the transaction and answers which version is live. Being volatile, it reads
-- what was published while it waited for the lock; asked for in one go, it costs every command one statement less.
CREATE FUNCTION "platform"."hold_version"("key" TEXT) RETURNS INTEGER LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext("key"));
  RETURN (SELECT max("id") FROM "platform"."publication");
END $$;
