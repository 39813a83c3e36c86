# The service: `docker build -t loyalty-lens .`; see docs/operations.md.
# The lock file brings the exact packages; the image brings the Node that runs the TypeScript sources as they are.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Without the Node that the lock file brings to development machines: the image has its own.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    LOYALTY_HOST=0.0.0.0 \
    LOYALTY_STORE=/var/lib/loyalty/store \
    PORT=8080
WORKDIR /app
RUN mkdir -p /var/lib/loyalty && chown node:node /var/lib/loyalty
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
USER node
# Where there is no DATABASE_URL, everything that is kept is here.
VOLUME /var/lib/loyalty
EXPOSE 8080
# Lives while it answers; whether its database answers, /ready says.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node itself is the process that is told to end: npm would not hand the signal on.
CMD ["node", "--import", "./src/preflight.mjs", "src/service/main.ts"]
