-- Search over parts of words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Tables of the published entities; engine/ddl makes them.
CREATE SCHEMA IF NOT EXISTS "data";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "platform";

-- CreateTable
CREATE TABLE "platform"."user" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT,
    "email" TEXT,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."dealership" (
    "code" TEXT NOT NULL,
    "titles" JSONB NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dealership_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "platform"."membership" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "dealership" TEXT,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "dealership" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."definition" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "definition_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "platform"."publication" (
    "id" SERIAL NOT NULL,
    "package_hash" TEXT NOT NULL,
    "overlays" JSONB NOT NULL DEFAULT '{}',
    "version" TEXT NOT NULL,
    "note" TEXT,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "dealership" TEXT,
    "action" TEXT NOT NULL,
    "entity" TEXT,
    "record_id" UUID,
    "event" TEXT,
    "transition" TEXT,
    "from_state" TEXT,
    "to_state" TEXT,
    "changes" JSONB,
    "note" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."comment" (
    "id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "dealership" TEXT,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "dealership" TEXT,
    "entity" TEXT,
    "record_id" UUID,
    "titles" JSONB NOT NULL,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."counter" (
    "entity" TEXT NOT NULL,
    "dealership" TEXT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("entity","dealership")
);

-- CreateTable
CREATE TABLE "platform"."setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_login_key" ON "platform"."user"("login");

-- CreateIndex
CREATE INDEX "membership_dealership_idx" ON "platform"."membership"("dealership");

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "platform"."token"("hash");

-- CreateIndex
CREATE INDEX "token_user_id_idx" ON "platform"."token"("user_id");

-- CreateIndex
CREATE INDEX "audit_entry_entity_record_id_at_idx" ON "platform"."audit_entry"("entity", "record_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "platform"."audit_entry"("at");

-- CreateIndex
CREATE INDEX "comment_entity_record_id_created_at_idx" ON "platform"."comment"("entity", "record_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_idx" ON "platform"."notification"("user_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "platform"."membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform"."membership" ADD CONSTRAINT "membership_dealership_fkey" FOREIGN KEY ("dealership") REFERENCES "platform"."dealership"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform"."token" ADD CONSTRAINT "token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform"."notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "platform"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Prisma's schema language has no word for this: a role in the whole network (no dealership) counts once, too.
CREATE UNIQUE INDEX "membership_user_id_role_dealership_key" ON "platform"."membership"("user_id", "role", "dealership") NULLS NOT DISTINCT;
