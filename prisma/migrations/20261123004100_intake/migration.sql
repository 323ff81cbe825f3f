-- The telephone that somebody answers at: calls answered there are theirs.
ALTER TABLE "platform"."user" ADD COLUMN "extension" TEXT;

-- What kind of file it is beside an attached one: `recording`.
ALTER TABLE "platform"."file" ADD COLUMN "kind" TEXT;

-- Systems outside that tell what happens: their secret, and whose calls they are.
CREATE TABLE "platform"."integration" (
  "code" TEXT NOT NULL,
  "intake" TEXT NOT NULL,
  "dealership" TEXT,
  "lines" JSONB NOT NULL DEFAULT '{}',
  "secret" TEXT NOT NULL,
  "previous_secret" TEXT,
  "previous_until" TIMESTAMPTZ(3),
  "is_active" BOOLEAN NOT NULL DEFAULT true,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "integration_pkey" PRIMARY KEY ("code"),
  CONSTRAINT "integration_dealership_fkey" FOREIGN KEY ("dealership") REFERENCES "platform"."dealership"("code") ON DELETE CASCADE ON UPDATE CASCADE
);

-- One call, and the record that it made.
CREATE TABLE "platform"."call" (
  "id" UUID NOT NULL,
  "integration" TEXT NOT NULL,
  "call_id" TEXT NOT NULL,
  "dealership" TEXT,
  "entity" TEXT,
  "record_id" UUID,
  "applied" JSONB NOT NULL DEFAULT '[]',
  "filled" JSONB NOT NULL DEFAULT '{}',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "call_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "call_integration_fkey" FOREIGN KEY ("integration") REFERENCES "platform"."integration"("code") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "call_integration_call_id_key" ON "platform"."call"("integration", "call_id");

-- Everything that was told of a call, each once, and what came of it.
CREATE TABLE "platform"."call_event" (
  "id" UUID NOT NULL,
  "integration" TEXT NOT NULL,
  "event_id" TEXT NOT NULL,
  "call" UUID,
  "type" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "payload" JSONB NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "next_at" TIMESTAMPTZ(3) NOT NULL,
  "storage_key" TEXT,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "call_event_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "call_event_integration_fkey" FOREIGN KEY ("integration") REFERENCES "platform"."integration"("code") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "call_event_call_fkey" FOREIGN KEY ("call") REFERENCES "platform"."call"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "call_event_integration_event_id_key" ON "platform"."call_event"("integration", "event_id");
CREATE INDEX "call_event_call_idx" ON "platform"."call_event"("call");
CREATE INDEX "call_event_received_at_idx" ON "platform"."call_event"("received_at");
CREATE INDEX "call_event_status_next_at_idx" ON "platform"."call_event"("status", "next_at");
