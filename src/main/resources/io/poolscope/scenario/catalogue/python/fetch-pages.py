import http.server
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

DELAYS = {"/a": 0.05, "/b": 0.05, "/c": 0.05, "/d": 0, "/e": 0, "/slow": 0.3}


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path not in DELAYS:
            self.send_error(404)
            return
        time.sleep(DELAYS[self.path])
        try:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.path.encode())
        except OSError:
            pass  # the client has given up

    def log_message(self, *args):
        pass


def fetch(url):
    #@ fetch
    with urllib.request.urlopen(url, timeout=0.15) as response:
        return len(response.read())


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
with ThreadPoolExecutor(max_workers=4) as pool:
    #@ submit
    futures = {pool.submit(fetch, base + path): path for path in [*DELAYS, "/missing"]}
    #@ take
    for future in as_completed(futures):
        try:
            #@ consume
            print(futures[future], future.result(), "bytes")
        except OSError as error:
            #@ failed
            print(futures[future], "failed:", error)
server.shutdown()
