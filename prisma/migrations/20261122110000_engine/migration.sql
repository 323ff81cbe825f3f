-- Sessions, timers, SLA clocks, outbox, idempotency, the order of changes.

-- AlterTable
ALTER TABLE "platform"."publication" ADD COLUMN "mapping" JSONB;

-- AlterTable
ALTER TABLE "platform"."audit_entry" ADD COLUMN "duration_ms" BIGINT,
ADD COLUMN "input" JSONB;

-- CreateIndex
CREATE INDEX "audit_entry_entity_dealership_at_idx" ON "platform"."audit_entry"("entity", "dealership", "at");

-- CreateTable
CREATE TABLE "platform"."session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "user_agent" TEXT,
    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "session_user_id_idx" ON "platform"."session"("user_id");
ALTER TABLE "platform"."session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "platform"."timer" (
    "id" UUID NOT NULL,
    "dealership" TEXT,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "delay" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "timer_record_id_state_delay_key" ON "platform"."timer"("record_id", "state", "delay");
CREATE INDEX "timer_due_at_idx" ON "platform"."timer"("due_at");

-- CreateTable
CREATE TABLE "platform"."sla_clock" (
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "clock" TEXT NOT NULL,
    "dealership" TEXT,
    "status" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "elapsed_ms" BIGINT NOT NULL DEFAULT 0,
    "since" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "alarms" JSONB NOT NULL DEFAULT '[]',
    "breached_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    CONSTRAINT "sla_clock_pkey" PRIMARY KEY ("record_id", "clock")
);
CREATE INDEX "sla_clock_next_at_idx" ON "platform"."sla_clock"("next_at");
CREATE INDEX "sla_clock_entity_dealership_status_due_at_idx" ON "platform"."sla_clock"("entity", "dealership", "status", "due_at");

-- CreateTable
CREATE TABLE "platform"."message" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "dealership" TEXT,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "entity" TEXT,
    "record_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "message_key_key" ON "platform"."message"("key");
CREATE INDEX "message_status_next_at_idx" ON "platform"."message"("status", "next_at");
CREATE INDEX "message_entity_record_id_idx" ON "platform"."message"("entity", "record_id");

-- CreateTable
CREATE TABLE "platform"."webhook" (
    "code" TEXT NOT NULL,
    "dealership" TEXT,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" UUID NOT NULL,
    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);
-- Prisma's schema language has no word for this: one code of the whole network (no dealership) counts once, too.
CREATE UNIQUE INDEX "webhook_code_dealership_key" ON "platform"."webhook"("code", "dealership") NULLS NOT DISTINCT;

-- CreateTable
CREATE TABLE "platform"."idempotency_key" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id", "key")
);
CREATE INDEX "idempotency_key_created_at_idx" ON "platform"."idempotency_key"("created_at");

-- CreateTable
CREATE TABLE "platform"."change" (
    "seq" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dealership" TEXT,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    CONSTRAINT "change_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "change_xid_seq_idx" ON "platform"."change"("xid", "seq");
CREATE INDEX "change_at_idx" ON "platform"."change"("at");

-- CreateTable
CREATE TABLE "platform"."layer_choice" (
    "entity" TEXT NOT NULL,
    "dealership" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "is_hidden" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER,
    CONSTRAINT "layer_choice_pkey" PRIMARY KEY ("dealership", "entity", "record_id")
);

-- CreateTable
CREATE TABLE "platform"."rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,
    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- Every process keeps who acts for a moment and hears here, from whichever door, that it must look again.
-- The payload is the user's id, from the column named by the trigger; '' means everybody.
CREATE FUNCTION "platform"."tell_access"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_NARGS = 0 THEN
    PERFORM pg_notify('pitlane_access', '');
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM pg_notify('pitlane_access', to_jsonb(OLD) ->> TG_ARGV[0]); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM pg_notify('pitlane_access', to_jsonb(NEW) ->> TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_access" AFTER INSERT OR UPDATE OR DELETE ON "platform"."dealership" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."tell_access"();
CREATE TRIGGER "tell_access" AFTER UPDATE OR DELETE ON "platform"."user" FOR EACH ROW EXECUTE FUNCTION "platform"."tell_access"('id');
CREATE TRIGGER "tell_access" AFTER INSERT OR UPDATE OR DELETE ON "platform"."membership" FOR EACH ROW EXECUTE FUNCTION "platform"."tell_access"('user_id');
-- When one was last seen is no reason to look again.
CREATE TRIGGER "tell_access" AFTER UPDATE OF "revoked_at", "dealership", "hash", "user_id" OR DELETE ON "platform"."token" FOR EACH ROW EXECUTE FUNCTION "platform"."tell_access"('user_id');
CREATE TRIGGER "tell_access" AFTER UPDATE OF "revoked_at", "user_id" OR DELETE ON "platform"."session" FOR EACH ROW EXECUTE FUNCTION "platform"."tell_access"('user_id');
