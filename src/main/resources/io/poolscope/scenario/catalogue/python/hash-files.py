import hashlib
import pathlib
import sys
from concurrent.futures import ThreadPoolExecutor


def sha256(path):
    #@ read
    data = path.read_bytes()
    #@ hash
    return hashlib.sha256(data).hexdigest()


folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
files = sorted(path for path in folder.glob("*") if path.is_file())
with ThreadPoolExecutor() as pool:
    #@ submit
    digests = [pool.submit(sha256, path) for path in files]
    for path, digest in zip(files, digests):
        try:
            #@ consume
            print(digest.result(), path.name)
        except OSError as error:
            #@ failed
            print("left out:", path.name, error)  # the others go on
