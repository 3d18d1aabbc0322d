// Preloaded into firebase-tools. Its Functions emulator picks a port for each Python worker by probing, and the worker
// binds it seconds later, so two workers started together can be given the same port; one then answers the other's
// requests. Here the operating system picks, and no port is handed out twice.
const net = require("node:net");
const Module = require("node:module");

const given = new Set();

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => {
        if (given.has(port)) {
          resolve(freePort());
        } else {
          given.add(port);
          resolve(port);
        }
      });
    });
  });
}

const load = Module._load;
Module._load = function loadWithOurPorts(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request === "portfinder") {
    loaded.getPortPromise = freePort;
  }
  return loaded;
};

// A Python worker closes a connection that was idle for two seconds, and a request that node sends on it at that very
// moment is lost with its event: every request gets a connection of its own.
const http = require("node:http");
http.globalAgent = new http.Agent({ keepAlive: false });
