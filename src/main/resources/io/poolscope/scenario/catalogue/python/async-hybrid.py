import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def fetch(page):
    #@ fetch
    time.sleep(0.01)
    return f"page {page}"


def render(text):
    #@ render
    time.sleep(0.005)
    return text.upper()


async def chain(page, io_pool, cpu_pool):
    loop = asyncio.get_running_loop()
    text = await loop.run_in_executor(io_pool, fetch, page)
    return await loop.run_in_executor(cpu_pool, render, text)


async def main():
    with ThreadPoolExecutor(4) as io_pool, ThreadPoolExecutor(2) as cpu_pool:
        #@ submit
        chains = [chain(page, io_pool, cpu_pool) for page in range(8)]
        #@ wait
        for done in asyncio.as_completed(chains):
            #@ consume
            print(await done)


asyncio.run(main())
