import asyncio


async def call(number):
    #@ call
    await asyncio.sleep(0.02)  # Python's nearest relative: thousands of waiting tasks on one thread
    return number


async def main():
    #@ submit
    #@ wait
    results = await asyncio.gather(*(call(number) for number in range(1000)))
    #@ done
    print(len(results))


asyncio.run(main())
