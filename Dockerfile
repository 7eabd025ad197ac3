FROM node:20.20-bookworm-slim AS build
WORKDIR /silkcast
COPY package.json package-lock.json ./
COPY apps/web/package.json apps/web/
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20.20-bookworm-slim
WORKDIR /silkcast
ENV NODE_ENV=production
COPY --from=build --chown=node:node /silkcast/node_modules node_modules
COPY --from=build --chown=node:node /silkcast/dist dist
COPY --from=build --chown=node:node /silkcast/apps/web/dist apps/web/dist
COPY --from=build --chown=node:node /silkcast/package.json ./
USER node
EXPOSE 3000
CMD ["node", "dist/apps/api/src/main.js"]
