import pathlib
import tempfile
from concurrent.futures import ThreadPoolExecutor


def process(source, target):
    #@ read
    text = source.read_text()
    #@ process
    words = sorted(set(text.split()))
    #@ write
    target.write_text("\n".join(words))
    return len(words)


with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    for number in range(12):
        root.joinpath(f"{number}.txt").write_text("a line of words and words " * 200)
    with ThreadPoolExecutor(max_workers=4) as pool:
        #@ submit
        futures = [pool.submit(process, path, path.with_suffix(".out")) for path in sorted(root.glob("*.txt"))]
        for future in futures:
            #@ consume
            print(future.result())
