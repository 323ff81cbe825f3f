# The server and the worker in one image. Build: docker build -t pitlane .
FROM node:24-slim AS build
WORKDIR /pitlane
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --include=optional --no-audit --no-fund
COPY tsconfig.json next.config.ts ./
COPY prisma prisma
COPY public public
COPY engine engine
COPY app app
# The database client and the pages; a start finds both as new as their sources, and builds nothing.
RUN node engine/cli/launch.mjs prepare

FROM node:24-slim
WORKDIR /pitlane
# The same bound of memory as npm start has.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 PITLANE_DEMO=off NODE_OPTIONS=--max-old-space-size=384
COPY --from=build --chown=node:node /pitlane ./
COPY --chown=node:node definitions definitions
COPY --chown=node:node LICENSE ./
# The only folder that is written to besides the cache of the pages.
RUN mkdir -p .pitlane/files && chown node:node . .pitlane .pitlane/files
USER node
EXPOSE 3000
# Not npm: signals go straight to the server, which lets requests end before it does.
CMD ["node", "--disable-warning=ExperimentalWarning", "engine/cli/start.ts"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
